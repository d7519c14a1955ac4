package dev.boathouse.delta.internal.scan;

import dev.boathouse.core.data.Chunk;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads several parts at a time on the host's executor. No thread of the executor ever waits: a lane whose chunks nobody takes stops, and is
 * scheduled again once there is room. The thread that asks decodes itself what nobody has begun, so that a busy, small or stopped
 * executor, even one that the asking thread belongs to, only makes it slower.
 */
final class ParallelChunks implements ChunkStream {

    /** Chunks that may wait to be asked for, in all lanes together; each is a few megabytes. */
    private static final int MOST_WAITING = 12;

    private final ScanRequest request;
    private final Crew crew;
    private final boolean ordered;
    private final int room;
    private final Iterator<FilePart> parts;
    private final List<Lane> lanes = new ArrayList<>();
    private int waiting;
    private int filesDone;
    private boolean closed;

    /**
     * Begins to read.
     *
     * @param toRead the files
     * @param crew who decodes
     * @param ordered whether chunks come in the order of the table
     * @param bounded whether only so many chunks may wait; else the caller keeps them all anyway
     */
    ParallelChunks(PartsToRead toRead, Crew crew, boolean ordered, boolean bounded) {
        this.request = toRead.request();
        this.crew = crew;
        this.ordered = ordered;
        this.room = bounded ? Math.max(MOST_WAITING, 2 * crew.parallelism()) : Integer.MAX_VALUE;
        this.parts = FilePart.of(toRead.files(), true).iterator();
    }

    @Override
    public @Nullable Chunk next() {
        while (true) {
            Lane mine;
            synchronized (this) {
                fill();
                if (closed || lanes.isEmpty()) {
                    return null;
                }
                Chunk chunk = taken();
                if (chunk != null) {
                    return chunk;
                }
                mine = claimed();
                if (mine == null) {
                    awaitBusy();
                }
            }
            if (mine != null) {
                step(mine);
            }
        }
    }

    /** Opens lanes, and schedules those that have stopped. */
    private void fill() {
        while (!closed && lanes.size() <= crew.parallelism() && parts.hasNext()) {
            lanes.add(new Lane(request, parts.next()));
        }
        for (Lane lane : lanes) {
            if (lane.state() == Lane.State.IDLE && mayDecode(lane)) {
                schedule(lane);
            }
        }
    }

    /** The first lane may always go on: the others wait for it. */
    private boolean mayDecode(Lane lane) {
        return waiting < room || (lane == lanes.get(0) && lane.ready().isEmpty());
    }

    private void schedule(Lane lane) {
        lane.become(Lane.State.SCHEDULED);
        try {
            crew.executor().execute(() -> work(lane));
        } catch (RejectedExecutionException e) {
            // The asking thread will do it.
            lane.become(Lane.State.IDLE);
        }
    }

    /** On a thread of the executor: decodes until there is no more room. */
    private void work(Lane lane) {
        synchronized (this) {
            if (closed || lane.state() != Lane.State.SCHEDULED) {
                return;
            }
            lane.become(Lane.State.BUSY);
        }
        while (step(lane)) {
            synchronized (this) {
                if (closed || lane.state() != Lane.State.IDLE || !mayDecode(lane)) {
                    return;
                }
                lane.become(Lane.State.BUSY);
            }
        }
    }

    /** Decodes one chunk of a busy lane; false if it was the last. */
    private boolean step(Lane lane) {
        Chunk chunk = null;
        Throwable failure = null;
        try {
            chunk = lane.decode();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        synchronized (this) {
            notifyAll();
            if (failure != null) {
                lane.fail(failure);
            } else if (chunk == null) {
                lane.become(Lane.State.DONE);
            } else {
                lane.become(Lane.State.IDLE);
                if (chunk.size() > 0) {
                    lane.ready().add(chunk);
                    waiting++;
                }
            }
            if (closed || lane.state() == Lane.State.DONE) {
                lane.release();
                return false;
            }
            return true;
        }
    }

    private boolean allBusy() {
        for (Lane lane : lanes) {
            if (!lane.ready().isEmpty() || lane.state() != Lane.State.BUSY) {
                return false;
            }
            if (ordered) {
                return true;
            }
        }
        return true;
    }

    /** A chunk that may be handed out, if there is one; lanes that have come to their end are left behind. */
    private @Nullable Chunk taken() {
        for (Iterator<Lane> candidates = lanes.iterator(); candidates.hasNext(); ) {
            Lane lane = candidates.next();
            Chunk chunk = lane.ready().poll();
            if (chunk != null) {
                waiting--;
                return chunk;
            }
            lane.rethrow();
            if (lane.state() == Lane.State.DONE) {
                candidates.remove();
                filesDone += lane.endsFile() ? 1 : 0;
                if (ordered) {
                    return null;
                }
            } else if (ordered) {
                return null;
            }
        }
        return null;
    }

    /** The lane that is waited for, if nobody has begun with it. */
    private @Nullable Lane claimed() {
        for (Lane lane : lanes) {
            if (lane.state() == Lane.State.IDLE || lane.state() == Lane.State.SCHEDULED) {
                lane.become(Lane.State.BUSY);
                return lane;
            }
            if (ordered) {
                return null;
            }
        }
        return null;
    }

    /** Waits while all that could be handed out next is being decoded by others. */
    private void awaitBusy() {
        try {
            while (!closed && !lanes.isEmpty() && allBusy()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(
                    "Reading " + request.storage().location() + " was interrupted.", new ClosedByInterruptException());
        }
    }

    @Override
    public synchronized int filesDone() {
        return filesDone;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        boolean interrupted = false;
        for (Lane lane : List.copyOf(lanes)) {
            while (lane.state() == Lane.State.BUSY) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            lane.release();
            lane.ready().clear();
        }
        lanes.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
