package dev.boathouse.peer;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Lets Spark commit as we do: a commit is linked to its name, which fails where the name is taken. Delta's own store for local files looks
 * whether a file is there and then renames, which is safe within one JVM alone. Delta makes it by name.
 */
public final class LinkedLogStore extends HadoopFileSystemLogStore {

    /** For Delta. */
    public LinkedLogStore(Configuration configuration) {
        super(configuration);
    }

    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration configuration)
            throws IOException {
        if (overwrite) {
            writeWithRename(path, actions, true, configuration);
            return;
        }
        java.nio.file.Path target = java.nio.file.Path.of(path.toUri().getPath());
        java.nio.file.Path temporary =
                target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.write(temporary, (Iterable<String>) () -> actions);
            Files.createLink(target, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration configuration) {
        return true;
    }
}
