"""Review before publication: who is asked, what differs from what is public, publishing what was reviewed."""
