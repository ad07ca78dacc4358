/**
 * The process engine: configuration, hardening, and the few services that other modules use instead of the engine's
 * own API. Together with the {@code process} package of each module this is the only place that imports
 * {@code org.camunda}, so that a maintained fork can replace the engine (docs/adr/0001).
 */
package vip.approvals.engine;
