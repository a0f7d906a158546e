from sklearn.metrics import confusion_matrix


def confusion_table(named, digits):
    return confusion_matrix(named, digits)
