package dev.boathouse.core.data;

import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import java.util.List;

/** What makes a frame of the frames before it, read from the text that is in their origin. */
@FunctionalInterface
interface Step {

    /** Carries the step out; the text of the new frame's last step is what was read. */
    Frame of(List<Frame> parents);

    /** A step of one frame. */
    @FunctionalInterface
    interface OfOne {
        Frame of(Frame frame);
    }

    /** The step that an origin ends with. The readers of texts stand beside their writers. */
    static Step read(Origin.Derived derived) {
        if (derived.opaque()) {
            throw new UnsupportedFormatException(
                    "Cannot do the step \"" + derived.step()
                            + "\" again: a host put values in that are not on record. Write such rows as a table, and read that.");
        }
        try {
            TextCursor in = new TextCursor(derived.step());
            Step step = read(in);
            in.end();
            return parents -> checked(derived.step(), step, parents);
        } catch (IllegalArgumentException e) {
            throw new UnsupportedFormatException(
                    "Cannot do the step \"" + derived.step() + "\" again: " + e.getMessage(), e);
        }
    }

    private static Step read(TextCursor in) {
        if (in.takes("concat")) {
            return Frame::concat;
        }
        OfOne one = ofOne(in);
        return parents -> {
            if (parents.size() != 1) {
                throw new IllegalArgumentException("found " + parents.size() + " frames before it, wanted one.");
            }
            return one.of(parents.get(0));
        };
    }

    private static OfOne ofOne(TextCursor in) {
        if (in.takes("select ")) {
            List<String> paths = SelectedPaths.read(in);
            return frame -> frame.select(paths);
        }
        if (in.takes("where ")) {
            Filter filter = Filter.of(in.rest());
            return frame -> frame.where(filter);
        }
        if (in.takes("split time ")) {
            return TimeCut.read(in);
        }
        if (in.takes("split ")) {
            double share = in.share();
            return in.takes(" time ") ? TimeCut.read(in, share) : RandomSplit.read(in, share);
        }
        if (in.takes("fold ")) {
            int fold = in.count();
            int count = in.behind(" of ").count();
            return FoldList.read(in, fold, count);
        }
        throw in.unexpected("a step that works on rows alone: select, where, split, fold or concat");
    }

    private static Frame checked(String text, Step step, List<Frame> parents) {
        Frame frame;
        try {
            frame = step.of(parents);
        } catch (IllegalArgumentException | NotFoundException e) {
            throw new UnsupportedFormatException("Cannot do the step \"" + text + "\" again: " + e.getMessage(), e);
        }
        String done = ((Origin.Derived) frame.origin()).step();
        if (!done.equals(text)) {
            throw new UnsupportedFormatException("Cannot do the step \"" + text + "\" again: on these rows it is \""
                    + done + "\". The same rows would work.");
        }
        return frame;
    }
}
