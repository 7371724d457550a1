def damage_of(text):
    return []
