"""graphlift.engine"""
