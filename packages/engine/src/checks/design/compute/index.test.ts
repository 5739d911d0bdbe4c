import { describeCheck } from '../../../testing';
import { designCompute } from '.';

const TRAIN = 'from sklearn.svm import SVC\n\nSVC().fit(x, y)\n';

describeCheck(designCompute, {
  pass: [
    {
      name: 'clouds by their packages',
      files: {
        'a.py': 'import boto3\nfrom azure.identity import X\n',
        'b.ts': "import { Storage } from '@google-cloud/storage';\n",
      },
      at: 'a.py:1',
      message: /AWS \(cloud\), Google Cloud \(cloud\), Azure \(cloud\)/,
    },
    {
      name: 'infrastructure as code',
      files: { 'infra/main.tf': '', 'deploy/Chart.yaml': 'name: a\n' },
      message: /Terraform or OpenTofu.*Helm or Kustomize/,
    },
    {
      name: 'a GPU of Kubernetes',
      files: {
        'k8s/train.yaml':
          'apiVersion: batch/v1\nkind: Job\nspec:\n  limits:\n    nvidia.com/gpu: 1\n',
      },
      at: 'k8s/train.yaml:2',
      message: /Kubernetes \(cluster\), a GPU that is asked for \(GPU\)/,
    },
    {
      name: 'a GPU of Compose',
      files: {
        'compose.yaml':
          'services:\n  a:\n    deploy:\n      resources:\n        reservations:\n          devices:\n            - driver: nvidia\n',
      },
      message: /Docker Compose.*GPU/,
    },
    {
      name: 'Slurm',
      files: { 'run.sh': '#!/bin/bash\n#SBATCH --gres=gpu:1\npython a.py\n' },
      at: 'run.sh:2',
      message: /GPU.*Slurm|Slurm.*GPU/,
    },
    {
      name: 'CloudFormation',
      files: { 'template.yml': "AWSTemplateFormatVersion: '2010-09-09'\n" },
      message: /CloudFormation/,
    },
    {
      name: 'an image with CUDA',
      files: { Dockerfile: 'FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\n' },
      message: /a container.*GPUs by CUDA/,
    },
    {
      name: 'code that asks for a GPU',
      files: { 'a.py': 'import torch\n\nm.to("cuda")\n' },
      at: 'a.py:3',
    },
  ],
  fail: [
    {
      name: 'training, nobody knows where',
      files: { 'a.py': TRAIN },
      at: 'a.py:3',
    },
    {
      name: 'an app',
      files: { 'app.R': 'library(shiny)\nshinyApp(a, b)\n' },
      at: 'app.R:1',
    },
    {
      name: 'infrastructure of an example',
      files: { 'a.py': TRAIN, 'examples/main.tf': '' },
    },
  ],
  notApplicable: [
    { name: 'nothing runs', files: { 'a.py': 'x = 1\n' } },
    {
      name: 'a library',
      files: { DESCRIPTION: 'Package: a\n', 'R/a.R': 'a <- function() 1\n' },
    },
  ],
});
