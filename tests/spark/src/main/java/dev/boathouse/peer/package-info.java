/** Apache Spark with delta-spark, in a JVM without Boathouse, reads the tables that Boathouse wrote in another. */
@NullMarked
package dev.boathouse.peer;

import org.jspecify.annotations.NullMarked;
