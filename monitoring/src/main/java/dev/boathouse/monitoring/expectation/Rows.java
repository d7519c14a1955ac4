package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Chunk;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.data.Schema;
import dev.boathouse.delta.Batches;
import dev.boathouse.delta.Scan;
import dev.boathouse.monitoring.internal.Workers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Rows to be read once, or as often as need be, with as few columns as are needed. */
interface Rows {

    /** All columns there are. */
    Schema schema();

    /** Whether they can be read again. */
    boolean again();

    /** Hands over the chunks in order, with some columns; keeps none of them. */
    void forEach(List<String> columns, Consumer<Chunk> work);

    static Rows of(Frame frame) {
        return new Rows() {
            @Override
            public Schema schema() {
                return frame.schema();
            }

            @Override
            public boolean again() {
                return true;
            }

            @Override
            public void forEach(List<String> columns, Consumer<Chunk> work) {
                select(frame, columns).chunks().forEach(work);
            }
        };
    }

    static Rows of(Scan scan) {
        return new Rows() {
            @Override
            public Schema schema() {
                return scan.schema();
            }

            @Override
            public boolean again() {
                return true;
            }

            @Override
            public void forEach(List<String> columns, Consumer<Chunk> work) {
                try (Batches batches = scan.select(columns).batches()) {
                    batches.forEachRemaining(frame -> frame.chunks().forEach(work));
                }
            }
        };
    }

    static Rows of(Schema schema, Iterator<Frame> frames) {
        return new Rows() {
            @Override
            public Schema schema() {
                return schema;
            }

            @Override
            public boolean again() {
                return false;
            }

            @Override
            public void forEach(List<String> columns, Consumer<Chunk> work) {
                while (frames.hasNext()) {
                    Frame frame = frames.next();
                    requireFields(schema, frame.schema());
                    select(frame, columns).chunks().forEach(work);
                }
            }
        };
    }

    static void requireFields(Schema wanted, Schema found) {
        boolean fit = wanted.size() == found.size();
        for (int i = 0; fit && i < wanted.size(); i++) {
            fit = wanted.field(i).name().equals(found.field(i).name())
                    && wanted.field(i).type().equals(found.field(i).type());
        }
        if (!fit) {
            throw new IllegalArgumentException("Cannot validate rows of other fields: found " + found + ", wanted "
                    + wanted + ". Select the same columns in the same order.");
        }
    }

    /** The frame with these columns, all of which it has. */
    static Frame select(Frame frame, List<String> columns) {
        return frame.schema().names().equals(columns) ? frame : frame.select(columns);
    }

    /** Gives all rows to all pieces, several pieces at a time; tells how many rows there were. */
    default long run(List<String> columns, List<Piece> pieces, Workers workers) {
        int together = 4;
        List<Chunk> waiting = new ArrayList<>();
        long[] rows = {0};
        Runnable work = () -> {
            long first = rows[0];
            workers.together(pieces.size(), (piece, space) -> {
                long at = first;
                for (Chunk chunk : waiting) {
                    pieces.get(piece).add(chunk, at, space);
                    at += chunk.size();
                }
            });
            rows[0] += waiting.stream().mapToLong(Chunk::size).sum();
            waiting.clear();
        };
        forEach(columns, chunk -> {
            if (chunk.size() > 0) {
                waiting.add(chunk);
            }
            if (waiting.size() == together) {
                work.run();
            }
        });
        work.run();
        return rows[0];
    }
}
