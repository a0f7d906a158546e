"""What a cell of a notebook is, and how prose and outputs of strangers are made safe to show."""
