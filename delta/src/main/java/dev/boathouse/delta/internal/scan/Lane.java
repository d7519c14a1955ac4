package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.Chunk;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A part on its way: what has been decoded and not yet been asked for. Its fields change under the lock of the stream; decoding happens
 * outside of it, by whoever has made it busy.
 */
final class Lane {

    /** Who may decode next. */
    enum State {
        /** Whoever takes it. */
        IDLE,
        /** A thread of the executor will, unless somebody is faster. */
        SCHEDULED,
        /** Somebody does. */
        BUSY,
        /** Nobody: all is decoded, or it failed. */
        DONE
    }

    private final ScanRequest request;
    private final FilePart part;
    private final Deque<Chunk> ready = new ArrayDeque<>();
    private State state = State.IDLE;
    private @Nullable PartReader reader;
    private @Nullable Throwable failure;

    Lane(ScanRequest request, FilePart part) {
        this.request = request;
        this.part = part;
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
    }

    Deque<Chunk> ready() {
        return ready;
    }

    /** The last part of its file. */
    boolean endsFile() {
        return part.index() == part.parts() - 1;
    }

    void fail(Throwable e) {
        failure = e;
        state = State.DONE;
    }

    /** Throws what decoding has thrown, if it has. */
    void rethrow() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** Decodes one chunk; null behind the last. Outside of the lock. */
    @Nullable
    Chunk decode() {
        if (reader == null) {
            reader = new PartReader(request, part);
        }
        return reader.next();
    }

    /** Lets go of the file. By whoever has made it busy, or when nobody can any more. */
    void release() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
