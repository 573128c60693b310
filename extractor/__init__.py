"""graphlift.extractor"""
