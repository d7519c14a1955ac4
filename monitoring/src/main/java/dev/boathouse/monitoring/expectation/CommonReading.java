package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Column;
import dev.boathouse.core.data.Schema;
import dev.boathouse.monitoring.internal.sketch.NumberBuilder.Workspace;

/** How often each value occurs. Not thread-safe. */
final class CommonReading implements Reading {

    /** Up to so many values are told apart. */
    static final int MOST = 1_000_000;

    private final Tally tally;

    CommonReading(Schema.Field field, long most) {
        Domain domain = Domain.of(field.type());
        if (domain == Domain.BYTES || domain == Domain.NESTED) {
            throw new Unfit("Column \"" + field.name() + "\" of type " + field.type() + " has no values to compare.");
        }
        tally = new Tally((int) Math.min(MOST, most));
    }

    @Override
    public void add(Column column, Marks marks, Workspace space) {
        System.arraycopy(marks.looked, 0, marks.unexpected, 0, marks.words());
        tally.add(column, marks);
    }

    Tally tally() {
        return tally;
    }
}
