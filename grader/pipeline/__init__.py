"""A class on its way through all rooms: graded, previewed, shown as it goes on."""
