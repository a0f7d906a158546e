"""Taking in what strangers hand in: downloads, folders, and notebooks of any shape."""
