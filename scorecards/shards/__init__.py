"""A site made in parts, by runs that know nothing of each other, and joined to what one run would have made.

    build --shard 1/4 --out PART   the files of a share of the routes, and beside them a record (`record`)
    join PART… --out SITE          the search, which needs all texts, the checks of a whole site, and every file

A share is dealt out by address (`routes.share`), so that a page and its twins of other languages are made by one run,
and each text is read by the run whose page it is on. What several pages need, such as a photo, may be in several parts,
with the same bytes. A record holds what those stages need that see the whole site: anchors, the links of which a part
cannot tell where they lead, who claims which address, the words and links of texts, and every problem.

Parts are joined only where they are all there, of the same sources, program, day and address, and as they were made.
"""
