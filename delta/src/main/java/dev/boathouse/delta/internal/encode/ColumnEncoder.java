package dev.boathouse.delta.internal.encode;

import java.io.IOException;
import java.util.List;

/** Encodes one column of one row group, page by page. */
final class ColumnEncoder {

    private final List<LeafPiece> pieces;
    private final Workspace space;
    private final PageStream stream;
    private final Levels levels;
    private final Values values;
    private final Extremes extremes = new Extremes();
    private int pages;

    ColumnEncoder(Leaf leaf, List<LeafPiece> pieces, Workspace space, PageStream stream) {
        this.pieces = pieces;
        this.space = space;
        this.stream = stream;
        this.levels = new Levels(leaf);
        this.values = Values.of(leaf.descriptor().getPrimitiveType(), space);
    }

    EncodedColumn encode() throws IOException {
        boolean coded = Trial.pays(pieces, values, space);
        PageCutter cutter = new PageCutter(pieces, values, space.limits);
        while (cutter.hasNext()) {
            List<Span> spans = cutter.next(coded);
            if (!page(spans, coded)) {
                // There are too many values after all: codes for what came so far, the values themselves from here on.
                coded = false;
                if (pages > 0) {
                    dictionary();
                }
                cutter.back(spans);
            }
        }
        if (coded) {
            dictionary();
        }
        return stream.finish();
    }

    private void dictionary() throws IOException {
        space.page.clear();
        values.dictionary(space.page);
        stream.dictionary(space.page, values.entries());
    }

    /** False if the dictionary gets too large; then there is no page. */
    private boolean page(List<Span> spans, boolean coded) throws IOException {
        PageBuffer page = space.page;
        page.clear();
        extremes.clear();
        levels.write(spans, page);
        int present = 0;
        for (Span.Range range : levels.ranges()) {
            values.open(range.column());
            for (int from = range.from(); from < range.to(); from += Workspace.BLOCK) {
                int count = values.load(from, Math.min(range.to(), from + Workspace.BLOCK));
                if (!coded) {
                    values.plain(page);
                    values.extremes(extremes);
                } else {
                    int[] codes = space.codes(present + count);
                    if (!values.codes(codes, present)) {
                        return false;
                    }
                    values.extremes(codes, present, present + count, pages + 1, extremes);
                }
                present += count;
            }
        }
        if (coded) {
            int width = Runs.width(values.entries() - 1);
            page.put(width);
            Runs.write(space.codes(present), present, width, page);
        } else {
            values.finish(page);
        }
        extremes.count(present, levels.count() - present);
        stream.page(page, levels.count(), rows(spans), extremes, coded);
        pages++;
        return true;
    }

    private static long rows(List<Span> spans) {
        long rows = 0;
        for (Span span : spans) {
            rows += span.rows();
        }
        return rows;
    }
}
