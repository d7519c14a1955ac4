package dev.boathouse.storage;

final class S3Server implements AutoCloseable {
    static S3Server start() {
        return new S3Server();
    }

    public void close() {}
}
