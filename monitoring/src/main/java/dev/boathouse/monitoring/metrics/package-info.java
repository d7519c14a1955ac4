/** Profiles and drift as Delta tables, in the layout of Databricks Lakehouse Monitoring, and read back as values. */
@NullMarked
package dev.boathouse.monitoring.metrics;

import org.jspecify.annotations.NullMarked;
