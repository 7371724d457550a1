"""Forms of funders: any .docx with tables or marked places, read, mapped by a person, and filled."""
