/**
 * Apache Spark with delta-spark, in a JVM without Boathouse: it reads the tables that Boathouse wrote in another, and judges what
 * Boathouse reads there of the tables that Spark writes.
 */
@NullMarked
package dev.boathouse.peer;

import org.jspecify.annotations.NullMarked;
