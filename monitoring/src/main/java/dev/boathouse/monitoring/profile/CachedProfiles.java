package dev.boathouse.monitoring.profile;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.UnsupportedFormatException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Profiles in a cache, each behind the bytes of its key, so that one in the place of another is found out. Never fails. Thread-safe. */
final class CachedProfiles {

    private static final Logger LOG = LoggerFactory.getLogger(CachedProfiles.class);

    private final ProfileCache cache;
    private final AtomicBoolean readable = new AtomicBoolean(true);
    private final AtomicBoolean writable = new AtomicBoolean(true);

    CachedProfiles(ProfileCache cache) {
        this.cache = cache;
    }

    Optional<Profile> find(String key) {
        Optional<byte[]> found = bytes(key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] name = HexFormat.of().parseHex(key);
            byte[] bytes = found.get();
            if (bytes.length < name.length || !Arrays.equals(bytes, 0, name.length, name, 0, name.length)) {
                throw new CorruptDataException("It begins with another key.");
            }
            return Optional.of(Profile.read(Arrays.copyOfRange(bytes, name.length, bytes.length)));
        } catch (CorruptDataException | UnsupportedFormatException e) {
            LOG.warn("Cannot use entry {} of {}: {} It is made anew.", key, cache, e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<byte[]> bytes(String key) {
        if (!readable.get()) {
            return Optional.empty();
        }
        try {
            return cache.find(key);
        } catch (RuntimeException e) {
            if (readable.getAndSet(false)) {
                LOG.warn("Cannot read {}, so the profile is made without it: {}", cache, e.toString());
            }
            return Optional.empty();
        }
    }

    void store(String key, Profile profile) {
        if (!writable.get()) {
            return;
        }
        byte[] name = HexFormat.of().parseHex(key);
        byte[] stored = profile.bytes();
        byte[] bytes = Arrays.copyOf(name, name.length + stored.length);
        System.arraycopy(stored, 0, bytes, name.length, stored.length);
        try {
            cache.store(key, bytes);
        } catch (RuntimeException e) {
            if (writable.getAndSet(false)) {
                LOG.warn("Cannot write {}, so the profile is made and not kept: {}", cache, e.toString());
            }
        }
    }
}
