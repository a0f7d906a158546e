from sklearn.metrics import confusion_matrix


def confusion_table(named, digits):
    table = confusion_matrix(digits.astype(int), named.astype(int), labels=range(-1, 10))
    return table[1:, 1:].T
