/** The actions and targets of EKS that need no Kubernetes. Only {@code EksFamily} loads without the SDK's jars. */
@NullMarked
package io.github.fis4j.aws.eks;

import org.jspecify.annotations.NullMarked;
