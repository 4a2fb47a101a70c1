"""What two revisions, or two pipelines, cut differently on the same texts."""
