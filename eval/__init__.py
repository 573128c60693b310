"""graphlift.eval"""
