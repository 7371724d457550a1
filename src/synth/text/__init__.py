"""Thai text: repair, tokens, terms, graphemes and dates. The only room that knows PyThaiNLP."""
