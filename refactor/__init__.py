"""graphlift.refactor"""
