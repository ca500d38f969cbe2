"""wagtail-localize's editor of translations: its words, what it sends, and what becomes of a text that changes."""
