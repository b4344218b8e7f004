"""Words: the tables of everything that the program says, and the values that hand them on.

    vi.toml, en.toml   for readers; a theme can replace every one of them
    console.toml       for those who run the program
    problems.toml      for those who write data, texts and themes; read by `scorecards.problems`

The words of a theme's templates stand with the theme, in its own `strings/`.
"""
