"""The door for programs: REST under `/api/v1/`, read by everybody, written to with a key.

`api.urls` has the addresses, `api.root` the endpoints' common ground, `api.errors` the one
place that turns errors of ours into answers.
"""
