"""What comes out of judging: the words of a verdict, how they look, and one shown as the output of a cell."""
