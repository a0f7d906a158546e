"""What crosses between the learner's process and ours: plain data, written plainly and read strictly."""
