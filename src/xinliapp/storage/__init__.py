"""SQLCipher connection, unit of work, migrations, one repository per noun, measures; holds no policy."""
