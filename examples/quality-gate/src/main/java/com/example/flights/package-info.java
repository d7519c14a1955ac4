/** Which flights will be late: trains a model, and releases it if it is good enough. */
package com.example.flights;
