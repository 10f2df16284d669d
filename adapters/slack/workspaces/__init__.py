"""The workspaces the app is installed in: tokens, OAuth, API clients, and which users are on the roster."""
