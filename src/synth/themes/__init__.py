"""What the machine proposes: themes, and codes for statements. Pure: tables in, tables out, nothing coded."""
