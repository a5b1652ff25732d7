"""The window around the screens: header, navigation, status bar, search, privacy blank, lock timer."""
