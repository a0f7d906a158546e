"""What people read: verdicts on feedback pages, the class table, the class report."""
