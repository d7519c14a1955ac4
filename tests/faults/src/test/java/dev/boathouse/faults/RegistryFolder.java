package dev.boathouse.faults;

import java.nio.file.Path;

/**
 * A registry in a folder of its own, beside the model that is registered and what processes complain of.
 *
 * @param folder of all three
 */
record RegistryFolder(Path folder) {

    /** With a model to register. */
    static RegistryFolder in(Path folder) {
        RegistryFolder made = new RegistryFolder(folder);
        Candidates.trained().packaged().writeTo(made.model());
        return made;
    }

    Path path() {
        return folder.resolve("registry");
    }

    String uri() {
        return "file:" + path();
    }

    Path model() {
        return folder.resolve("model");
    }

    Path logs() {
        return folder;
    }
}
