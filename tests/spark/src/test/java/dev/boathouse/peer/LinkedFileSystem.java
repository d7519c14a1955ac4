package dev.boathouse.peer;

import java.net.URI;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Local files under a scheme of their own, so that the tables that are named with it get {@link LinkedLogStore}. Hadoop makes it by name. */
public final class LinkedFileSystem extends RawLocalFileSystem {

    static final String SCHEME = "linked";

    /** For Hadoop. */
    public LinkedFileSystem() {}

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }
}
