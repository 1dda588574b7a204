"""The Web API's methods, a module a family. Errors and shapes follow each method's page below
docs.slack.dev/reference/methods.
"""
