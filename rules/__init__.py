"""graphlift.rules"""
