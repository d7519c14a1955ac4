package dev.boathouse.delta.internal.change;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.DataType;
import dev.boathouse.core.data.Frame;
import dev.boathouse.delta.internal.log.DataFile;
import dev.boathouse.delta.internal.log.TableMetadata;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Files that tell which rows a commit took away ("Add CDC File" of the Delta protocol). */
final class ChangeFeed {

    private static final String FOLDER = "_change_data/";

    private ChangeFeed() {}

    /** Writes files of rows that go from one partition. */
    static List<DataFile> deleted(Preparation preparation, DataFile like, Iterator<Frame> rows) {
        TableMetadata told = preparation.base().metadata().withChangeType();
        Iterator<Frame> marked = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Frame next() {
                return marked(rows.next());
            }
        };
        return preparation.rewrite(like, marked, told, preparation.files().withFolder(FOLDER));
    }

    private static Frame marked(Frame frame) {
        Column deletions = Column.of(DataType.STRING, Collections.nCopies((int) frame.rowCount(), "delete"));
        return frame.with(TableMetadata.CHANGE_TYPE, deletions);
    }
}
