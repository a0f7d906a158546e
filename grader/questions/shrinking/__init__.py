"""Making a failing input small: parts of it and simpler numbers, asked again, until nothing smaller fails alike."""
