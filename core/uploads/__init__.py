"""Files that come in: the door that reads, cleans or refuses them, and what each kind of file needs."""
