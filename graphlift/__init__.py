"""graphlift.graphlift"""
