"""graphlift.facts"""
