"""The exercises of the workshop, one module each, and the form of quiz answers."""

from . import assign_clusters, euclidean_distance, kmeans, kmeans_cost, name_clusters, update_centroids
from .exercise import Example, Exercise

__all__ = ["EXERCISES", "Example", "Exercise"]

_MODULES = (euclidean_distance, assign_clusters, update_centroids, kmeans_cost, kmeans, name_clusters)
EXERCISES: dict[str, Exercise] = {module.EXERCISE.name: module.EXERCISE for module in _MODULES}
