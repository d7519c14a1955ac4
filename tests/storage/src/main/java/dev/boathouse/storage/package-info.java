/** Tables that lie on servers: HDFS and S3, started inside the tests' own JVM. */
@NullMarked
package dev.boathouse.storage;

import org.jspecify.annotations.NullMarked;
