"""Sentences, formats and enum labels, and the Qt translators; no logic beyond choosing words."""
