"""A strict stand-in for Slack on loopback: a team's people and channels, the Web API, signed
delivery over HTTP and over Socket Mode. It knows nothing of the desk; it holds it to Slack's rules.
"""
